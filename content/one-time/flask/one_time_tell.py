# For Flask 3 and posthog 7.53. Install: pip install flask "posthog==7.53.*"
# Run: flask --app one_time_tell run, then open http://localhost:5000/?id=alma

import os
from urllib.parse import quote

from flask import Flask, make_response, request
from posthog import Posthog

posthog = Posthog(
    os.environ.get("POSTHOG_API_KEY", "phc_flagbook"),
    host=os.environ.get("POSTHOG_HOST", "http://localhost:4321/posthog"),
)

app = Flask(__name__)


@app.route("/")
def home():
    user_id = request.args.get("id")
    if not user_id:
        return "Add ?id= and a name.", 400

    # Several people may share a browser: each has a cookie.
    cookie = f"first_request_complete-{quote(user_id, safe='')}"
    flags = posthog.evaluate_flags(
        user_id,
        flag_keys=["completed-first-request"],
        person_properties={"first_request_complete": True} if cookie in request.cookies else {},
    )
    is_complete = flags.is_enabled("completed-first-request")

    if is_complete:
        posthog.capture("subsequent_request", distinct_id=user_id)
        return "<p>Welcome Back!</p>"

    posthog.capture(
        "first_request",
        distinct_id=user_id,
        properties={"$set": {"first_request_complete": True}},
    )

    response = make_response("<p>Hello World!</p>")
    # An hour: longer than an event is on its way.
    response.set_cookie(cookie, "true", max_age=3600, httponly=True, samesite="Lax")
    return response
