# For Flask 3 and posthog 7.53. Install: pip install flask "posthog==7.53.*"
# Run: flask --app tell_choice run, then open http://localhost:5000/docs/greta

import os

from flask import Flask, request
from markupsafe import escape
from posthog import Posthog

posthog = Posthog(
    os.environ.get("POSTHOG_API_KEY", "phc_flagbook"),
    host=os.environ.get("POSTHOG_HOST", "http://localhost:4321/posthog"),
)

app = Flask(__name__)


@app.route("/docs/<string:user>")
def show_docs(user):
    # Several people may share a browser: what it remembers counts for the one who chose last.
    is_remembered = request.cookies.get("chosen_by") == user
    choice = request.cookies.get("new_docs") == "in"
    flags = posthog.evaluate_flags(
        user,
        flag_keys=["new-docs"],
        person_properties={"$feature_enrollment/new-docs": choice} if is_remembered else {},
    )
    new_docs = flags.is_enabled("new-docs")

    posthog.capture("read_docs", distinct_id=user, flags=flags)

    if new_docs:
        return f"<p>Welcome, {escape(user)}! These are the new docs, in beta</p>"
    return f"<p>Hello, {escape(user)}! These are the old docs</p>"
