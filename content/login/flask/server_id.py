# For Flask 3 and posthog 7.53. Install: pip install flask "posthog==7.53.*"
# Run: flask --app server_id run, then open http://localhost:5000/user/ines

import os
from uuid import uuid4

from flask import Flask, make_response, render_template_string, request
from posthog import Posthog

KEY = os.environ.get("POSTHOG_API_KEY", "phc_flagbook")
HOST = os.environ.get("POSTHOG_HOST", "http://localhost:4321/posthog")

posthog = Posthog(KEY, host=HOST)

app = Flask(__name__)

PAGE = """<!doctype html>
<title>A shop</title>
<p id="front">Here is the {{ 'new' if is_new else 'old' }} front page.</p>
<p id="who">You are not logged in.</p>
<button value="{{ user }}">Log in</button>
<script src="{{ host }}/static/array.js"></script>
<script>
  posthog.init({{ key|tojson }}, {
    api_host: {{ host|tojson }},
    bootstrap: { distinctID: {{ visitor|tojson }} },
    advanced_disable_feature_flags: true,
  });
  document.querySelector("button").onclick = ({ target }) => {
    posthog.identify(target.value);
    document.querySelector("#who").textContent = `You are ${target.value}.`;
  };
</script>
"""


@app.route("/user/<user>")
def user_page(user):
    visitor = request.cookies.get("visitor") or str(uuid4())
    flags = posthog.evaluate_flags(visitor, flag_keys=["new-front-page"])
    is_new = flags.is_enabled("new-front-page")

    page = render_template_string(
        PAGE, is_new=is_new, user=user, visitor=visitor, key=KEY, host=HOST
    )
    response = make_response(page)
    response.set_cookie("visitor", visitor, httponly=True, samesite="Lax")
    return response
