# For Flask 3 and posthog 7.53. Install: pip install flask "posthog==7.53.*"
# Run: flask --app by_company run, then open http://localhost:5000/user/nora@meadow

import os

from flask import Flask
from markupsafe import escape
from posthog import Posthog

posthog = Posthog(
    os.environ.get("POSTHOG_API_KEY", "phc_flagbook"),
    host=os.environ.get("POSTHOG_HOST", "http://localhost:4321/posthog"),
)

app = Flask(__name__)


@app.route("/user/<string:user>")
def show_inbox(user):
    _, _, company = user.rpartition("@")

    flags = posthog.evaluate_flags(
        user,
        flag_keys=["team-inbox"],
        groups={"company": company},
    )
    is_shared = flags.is_enabled("team-inbox")

    posthog.capture(
        "opened_inbox",
        distinct_id=user,
        groups={"company": company},
        flags=flags,
    )

    if is_shared:
        return f"<p>Welcome, {escape(user)}! Your team shares this inbox.</p>"
    return f"<p>Hello, {escape(user)}! This inbox is yours alone.</p>"
