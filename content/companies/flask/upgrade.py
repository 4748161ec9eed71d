# For Flask 3 and posthog 7.53. Install: pip install flask "posthog==7.53.*"
# Run: flask --app upgrade run, then: curl -d plan=team localhost:5000/user/viggo@harbor

import os

from flask import Flask, request
from markupsafe import escape
from posthog import Posthog

posthog = Posthog(
    os.environ.get("POSTHOG_API_KEY", "phc_flagbook"),
    host=os.environ.get("POSTHOG_HOST", "http://localhost:4321/posthog"),
)

app = Flask(__name__)


@app.post("/user/<string:user>")
def upgrade(user):
    _, _, company = user.rpartition("@")
    plan = "team" if request.form.get("plan") == "team" else "free"

    posthog.group_identify("company", company, {"plan": plan}, distinct_id=user)

    return f"<p>Thank you, {escape(user)}! All of {escape(company)} is on {escape(plan)} now.</p>"
