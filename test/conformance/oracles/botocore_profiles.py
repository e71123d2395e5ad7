"""Reads shared files with botocore itself: one JSON question a line, one JSON answer a line."""

import json
import os
import sys

import botocore
import botocore.session
from botocore.configloader import load_config, raw_config_parse
from botocore.exceptions import ConfigNotFound, ConfigParseError


def read(reader, path):
    try:
        return {"ok": True, "read": reader(path)}
    except ConfigNotFound:
        return {"ok": True, "read": None}
    except ConfigParseError as error:
        return {"ok": False, "error": type(error.kwargs.get("error")).__name__}


def merged(config, credentials):
    os.environ["AWS_CONFIG_FILE"] = config
    os.environ["AWS_SHARED_CREDENTIALS_FILE"] = credentials
    session = botocore.session.Session()
    try:
        return {"ok": True, "profiles": session.full_config["profiles"]}
    except ConfigParseError:
        return {"ok": False}


print(json.dumps({"version": botocore.__version__}), flush=True)
for line in sys.stdin:
    question = json.loads(line)
    config, credentials = question["config"], question["credentials"]
    answer = {
        "config": read(load_config, config),
        "credentials": read(raw_config_parse, credentials),
        "merged": merged(config, credentials),
    }
    print(json.dumps(answer), flush=True)
