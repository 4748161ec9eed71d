/**
 * Says in one sentence what keeps this machine from running an npm script, and what to do; or, when
 * all is well, prints the folder of the Node that shall run it. Without it an old Node, or an
 * installation that is not whole, ends in a stack that advises to delete the lockfile.
 *
 * The Node that npm runs with runs this, whatever its version: so this file imports no package and
 * keeps to what Node 12 can read.
 */
const fs = require('fs');
const path = require('path');

/** The oldest Node of a machine's own for where npm brings none: 24.2 knows no main module in TypeScript. */
const OWN_NODE = '24.3.0';

/** What a script needs that the build makes. */
const BUILT = { serve: 'dist/server/server.mjs' };

/**
 * @typedef {object} Machine
 * @property {string} script the name of the npm script
 * @property {string} version of the Node that npm runs with, such as `20.19.0`
 * @property {string} platform
 * @property {string} arch
 * @property {boolean} isMusl true on Linux without glibc, such as Alpine
 * @property {Record<string, Package> | undefined} lock `packages` of package-lock.json, if it is there
 * @property {(file: string) => boolean} exists whether a path of this repository is there
 */

/**
 * @typedef {object} Package
 * @property {boolean} [dev]
 * @property {boolean} [devOptional]
 * @property {boolean} [optional]
 * @property {string | string[]} [os]
 * @property {string | string[]} [cpu]
 * @property {string | string[]} [libc]
 */

/**
 * The sentence for people, or undefined when all is well.
 * @param {Machine} machine
 * @returns {string | undefined}
 */
function setupProblem(machine) {
  return (
    versionProblem(machine) ||
    installationProblem(machine) ||
    runtimeProblem(machine) ||
    buildProblem(machine)
  );
}

/**
 * The Node that npm brought, as a path of this repository; undefined when the scripts shall run
 * with the machine's own.
 * @param {Machine} machine
 * @returns {string | undefined}
 */
function broughtNode({ platform, arch, isMusl, exists }) {
  const file = `node_modules/node-${platform}-${arch}/bin/node`;
  return !isMusl && exists(file) ? file : undefined;
}

/** @param {Machine} machine */
function versionProblem({ version }) {
  if (isAtLeast(version, '22.12.0') || (/^20\./.test(version) && isAtLeast(version, '20.19.0')))
    return undefined;
  return `Flagbook needs Node 20.19 or a later 20, or 22.12 or later, and this is Node ${version}: install Node 24 from https://nodejs.org, then run "npm ci" again.`;
}

/** @param {Machine} machine */
function installationProblem(machine) {
  if (!machine.exists('node_modules'))
    return 'The packages are not installed yet: run "npm ci" first.';
  const lock = machine.lock || {};
  const missing = Object.keys(lock)
    .filter(
      (file) => file !== '' && isNeeded(lock[file], machine) && !machine.exists(mainFile(file)),
    )
    .map((file) => file.replace(/^.*node_modules\//, ''));
  if (missing.length === 0) return undefined;
  const names =
    missing.length > 3
      ? `${missing.slice(0, 3).join(', ')} and ${missing.length - 3} more`
      : missing.join(', ');
  return `node_modules lacks ${names}, which this machine (${machine.platform} ${machine.arch}) needs: run "npm ci" again on this machine, and let it install optional packages.`;
}

/** @param {Machine} machine */
function runtimeProblem(machine) {
  const { version, platform, arch, isMusl } = machine;
  if (broughtNode(machine) || isAtLeast(version, OWN_NODE)) return undefined;
  const why = isMusl ? 'this machine, which has no glibc' : `this machine (${platform} ${arch})`;
  return `npm brings no Node for ${why}, and its own, ${version}, is too old for the scripts: install Node 24 (${OWN_NODE} or later), then run "npm ci" again.`;
}

/** @param {Machine} machine */
function buildProblem({ script, exists }) {
  const file = BUILT[script];
  return file && !exists(file) ? `${file} is not there yet: run "npm run build" first.` : undefined;
}

/**
 * What tells that a package is there; one that brings Node is of no use without it.
 * @param {string} folder
 */
function mainFile(folder) {
  return /^node_modules\/node-linux-/.test(folder) ? `${folder}/bin/node` : folder;
}

/**
 * Whether npm must have installed a package here: all but what is for development alone, and of
 * optional ones those made for this machine.
 * @param {Package | undefined} entry
 * @param {Machine} machine
 */
function isNeeded(entry, { platform, arch, isMusl }) {
  if (!entry || entry.dev || entry.devOptional) return false;
  if (!entry.optional) return true;
  return (
    entry.cpu !== undefined &&
    fits(entry.os, platform) &&
    fits(entry.cpu, arch) &&
    fits(entry.libc, isMusl ? 'musl' : 'glibc')
  );
}

/**
 * @param {string | string[] | undefined} wanted names that fit, or with a `!` the names that do not
 * @param {string} name
 */
function fits(wanted, name) {
  const list = wanted === undefined ? [] : [].concat(wanted);
  if (list.indexOf(`!${name}`) >= 0) return false;
  const allowed = list.filter((entry) => entry[0] !== '!');
  return allowed.length === 0 || allowed.indexOf(name) >= 0;
}

/**
 * @param {string} version
 * @param {string} least
 */
function isAtLeast(version, least) {
  const [major, minor, patch] = version.split('.').map((part) => parseInt(part, 10));
  const [leastMajor, leastMinor, leastPatch] = least.split('.').map(Number);
  if (major !== leastMajor) return major > leastMajor;
  return minor !== leastMinor ? minor > leastMinor : patch >= leastPatch;
}

/**
 * @param {string} root folder of this repository
 * @returns {Machine}
 */
function readMachine(root) {
  const lockFile = path.join(root, 'package-lock.json');
  return {
    script: process.env.npm_lifecycle_event || '',
    version: process.versions.node,
    platform: process.platform,
    arch: process.arch,
    // Read only once the version is known to be new enough to have reports.
    get isMusl() {
      if (process.platform !== 'linux') return false;
      return !process.report.getReport().header.glibcVersionRuntime;
    },
    lock: fs.existsSync(lockFile)
      ? JSON.parse(fs.readFileSync(lockFile, 'utf8')).packages
      : undefined,
    exists: (file) => fs.existsSync(path.join(root, file)),
  };
}

module.exports = { setupProblem, broughtNode };

if (require.main === module) {
  const root = path.join(__dirname, '..');
  const machine = readMachine(root);
  const problem = setupProblem(machine);
  if (problem) {
    console.error(problem);
    process.exitCode = 1;
  } else {
    const brought = broughtNode(machine);
    console.log(path.dirname(brought ? path.join(root, brought) : process.execPath));
  }
}
