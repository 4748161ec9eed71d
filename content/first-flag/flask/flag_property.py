# For Flask 3 and posthog 7.53. Install: pip install flask "posthog==7.53.*"
# Run: flask --app flag_property run, then open http://localhost:5000/user/ada

import os

from flask import Flask
from markupsafe import escape
from posthog import Posthog

posthog = Posthog(
    os.environ.get("POSTHOG_API_KEY", "phc_flagbook"),
    host=os.environ.get("POSTHOG_HOST", "http://localhost:4321/posthog"),
)

app = Flask(__name__)


@app.route("/")
def hello_world():
    return "<p>Hello, World!</p>"


@app.route("/user/<string:user>")
def show_user(user):
    flags = posthog.evaluate_flags(user, flag_keys=["new-cool-feature"])
    flag_enabled = flags.is_enabled("new-cool-feature")

    posthog.capture(
        "visited_user_page",
        distinct_id=user,
        properties={
            "$set_once": {"initial_name": user},
            "$feature/new-cool-feature": flag_enabled,
        },
    )

    if flag_enabled:
        return f"<p>Welcome, {escape(user)}! You are on the new cool page</p>"
    return f"<p>Hello, {escape(user)}!</p>"
