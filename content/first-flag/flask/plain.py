# For Flask 3. Install: pip install flask
# Run: flask --app plain run, then open http://localhost:5000/user/ada

from flask import Flask
from markupsafe import escape

app = Flask(__name__)


@app.route("/")
def hello_world():
    return "<p>Hello, World!</p>"


@app.route("/user/<string:user>")
def show_user(user):
    return f"<p>Hello, {escape(user)}!</p>"
