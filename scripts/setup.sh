# What every npm script does first: asks whether this machine can run it, and puts the Node that the
# scripts need first on the path. Node's own packages bring it; npm 10 removes their link in
# node_modules/.bin again, because the one for other processors has a link of the same name.
#
# It asks the Node that npm runs with: that one decided what was installed, and is there for sure.
node_folder=$("${npm_node_execpath:-node}" scripts/checkSetup.cjs) || exit 1
export PATH="$node_folder:$PATH"
