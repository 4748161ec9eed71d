# For Flask 3 and posthog 7.53. Install: pip install flask "posthog==7.53.*"
# Run: flask --app beta_docs run, then open http://localhost:5000/docs/otis

import os

from flask import Flask
from markupsafe import escape
from posthog import Posthog

posthog = Posthog(
    os.environ.get("POSTHOG_API_KEY", "phc_flagbook"),
    host=os.environ.get("POSTHOG_HOST", "http://localhost:4321/posthog"),
)

app = Flask(__name__)


@app.route("/docs/<string:user>")
def show_docs(user):
    flags = posthog.evaluate_flags(user, flag_keys=["new-docs"])
    new_docs = flags.is_enabled("new-docs")

    posthog.capture("read_docs", distinct_id=user, flags=flags)

    if new_docs:
        return f"<p>Welcome, {escape(user)}! These are the new docs, in beta</p>"
    return f"<p>Hello, {escape(user)}! These are the old docs</p>"
