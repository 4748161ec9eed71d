# For Flask 3 and posthog 7.53. Install: pip install flask "posthog==7.53.*"
# Run: flask --app betas run, then open http://localhost:5000/betas/ruth

import os

import requests
from flask import Flask
from markupsafe import escape
from posthog import Posthog

API_KEY = os.environ.get("POSTHOG_API_KEY", "phc_flagbook")
HOST = os.environ.get("POSTHOG_HOST", "http://localhost:4321/posthog")
posthog = Posthog(API_KEY, host=HOST)

app = Flask(__name__)


@app.route("/betas/<string:user>")
def show_betas(user):
    stages = "stage=beta&stage=general-availability"
    listed = requests.get(f"{HOST}/api/early_access_features/?token={API_KEY}&{stages}", timeout=3)
    features = listed.json()["earlyAccessFeatures"]

    flags = posthog.evaluate_flags(user, flag_keys=[feature["flagKey"] for feature in features])
    items = []
    for feature in features:
        name = feature["name"]
        state = "in" if flags.is_enabled(feature["flagKey"]) else "out"
        items.append(f"<li>{escape(name)}: you are {escape(state)}</li>")

    return f"<p>{escape(user)}, you may choose:</p>" + "<ul>" + "".join(items) + "</ul>"
