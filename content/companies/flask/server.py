# For Flask 3 and posthog 7.53. Install: pip install flask "posthog==7.53.*"
# Run: flask --app server run, then open http://localhost:5000/server/canada-cloud-1

import os

from flask import Flask
from markupsafe import escape
from posthog import Posthog

posthog = Posthog(
    os.environ.get("POSTHOG_API_KEY", "phc_flagbook"),
    host=os.environ.get("POSTHOG_HOST", "http://localhost:4321/posthog"),
)

app = Flask(__name__)


@app.route("/server/<string:server>")
def run_server(server):
    flags = posthog.evaluate_flags(server, flag_keys=["server-rollout"])
    is_new = flags.is_enabled("server-rollout")

    posthog.capture(
        "server_identify",
        distinct_id=server,
        properties={"$set": {"server_id": server}},
        flags=flags,
    )

    engine = "new" if is_new else "old"
    return f"<p>{escape(server)} runs the {escape(engine)} engine.</p>"
