# For Flask 3 and posthog 7.53. Install: pip install flask "posthog==7.53.*"
# Run: flask --app one_time_forget run, then: curl -d id=alma http://localhost:5000/

import os
from urllib.parse import quote

from flask import Flask, make_response, request
from posthog import Posthog

posthog = Posthog(
    os.environ.get("POSTHOG_API_KEY", "phc_flagbook"),
    host=os.environ.get("POSTHOG_HOST", "http://localhost:4321/posthog"),
)

app = Flask(__name__)


@app.post("/")
def forget():
    user_id = request.form.get("id")
    if not user_id:
        return "Whom? Send a name as id.", 400

    posthog.capture(
        "first_request_forgotten",
        distinct_id=user_id,
        properties={"$unset": ["first_request_complete"]},
    )

    response = make_response("<p>Forgotten.</p>")
    response.delete_cookie(f"first_request_complete-{quote(user_id, safe='')}")
    return response
