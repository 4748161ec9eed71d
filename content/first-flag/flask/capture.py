# For Flask 3 and posthog 7.53. Install: pip install flask "posthog==7.53.*"
# Run: flask --app capture run, then open http://localhost:5000/user/ada

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
    posthog.capture(
        "visited_user_page",
        distinct_id=user,
        properties={"$set_once": {"initial_name": user}},
    )
    return f"<p>Hello, {escape(user)}!</p>"
