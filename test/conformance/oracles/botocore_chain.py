"""Answers, one JSON line each, what botocore would do in an environment. Nothing leaves this process:
requests are answered here, instance metadata is silent, credential processes are not started.

AWS CLI v2 is botocore with v2's variable table (awscli/botocore/configprovider.py, branch v2). A case with `flavour: "botocore"` is asked of
botocore as it is: AWS CLI v1, boto3.
"""

import json
import os
import sys

import botocore
import botocore.awsrequest
import botocore.credentials
import botocore.exceptions
import botocore.httpsession
import botocore.loaders
import botocore.session

V2_VARIABLES = {
    'profile': (None, ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'], None, None),
    'region': ('region', ['AWS_REGION', 'AWS_DEFAULT_REGION'], None, None),
    # v2 has no such variable: its STS endpoint is always the regional one.
    'sts_regional_endpoints': (None, None, 'regional', None),
}
CONTAINER_ANSWER = json.dumps(
    {'AccessKeyId': 'ASIACONTAINER', 'SecretAccessKey': 'x', 'Token': 'x', 'Expiration': '2099-01-01T00:00:00Z'}
).encode()
PROCESS_ANSWER = json.dumps({'Version': 1, 'AccessKeyId': 'AKIAPROCESS', 'SecretAccessKey': 'x'}).encode()


class Raw:
    def __init__(self, content):
        self._content = content

    def stream(self, *args, **kwargs):
        yield self._content

    def read(self, *args, **kwargs):
        return self._content


def answer_request(self, request):
    if 'latest/' in request.url:
        raise botocore.exceptions.ConnectTimeoutError(endpoint_url=request.url)
    return botocore.awsrequest.AWSResponse(request.url, 200, {}, Raw(CONTAINER_ANSWER))


class AnsweredProcess:
    returncode = 0

    def __init__(self, arguments, **kwargs):
        arguments[0]

    def communicate(self):
        return PROCESS_ANSWER, b''


botocore.httpsession.URLLib3Session.send = answer_request
process_init = botocore.credentials.ProcessProvider.__init__
process_init.__defaults__ = (AnsweredProcess,)
if hasattr(botocore.credentials, 'EC') and botocore.credentials.EC is None:
    # AWS CLI v2 bundles awscrt; reading a cached login needs only its presence.
    botocore.credentials.EC = object()
LOADER = botocore.loaders.create_loader()


def open_session(case):
    variables = None if case.get('flavour') == 'botocore' else V2_VARIABLES
    session = botocore.session.Session(session_vars=variables, profile=case['explicit'] or None)
    session.register_component('data_loader', LOADER)
    return session


def region_of(session):
    try:
        return session.get_config_variable('region')
    except Exception:
        return None


def answer_chain(case):
    session = open_session(case)
    try:
        resolver = botocore.credentials.create_credential_resolver(session)
        credentials = resolver.load_credentials()
        method = None if credentials is None else credentials.method
        return {'winner': method, 'error': None, 'region': region_of(session)}
    except Exception as error:
        return {
            'winner': None,
            'error': type(error).__name__,
            'message': str(error),
            'region': region_of(open_session(case)),
        }


CALLS = {
    'sts': lambda client: client.get_caller_identity(),
    'iam': lambda client: client.list_mfa_devices(),
}
BODIES = {
    'sts': b'<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>',
    'iam': b'<ListMFADevicesResponse><ListMFADevicesResult><MFADevices/></ListMFADevicesResult></ListMFADevicesResponse>',
}


def answer_call(case):
    service = case['ask']
    try:
        session = open_session(case)
        client = session.create_client(service, aws_access_key_id='AKIDEXAMPLE', aws_secret_access_key='x')
        seen = {}

        def stop(request, **kwargs):
            seen['url'] = request.url
            seen['scope'] = request.headers.get('Authorization', b'')
            return botocore.awsrequest.AWSResponse(request.url, 200, {}, Raw(BODIES[service]))

        client.meta.events.register('before-send.' + service, stop)
        CALLS[service](client)
        scope = seen['scope']
        scope = scope.decode() if isinstance(scope, bytes) else scope
        region = scope.split('Credential=')[1].split('/')[2]
        verify = client._endpoint.http_session._verify
        return {'url': seen['url'], 'region': region, 'error': None, 'ca': verify if isinstance(verify, str) else None}
    except Exception as error:
        return {'url': None, 'region': None, 'error': type(error).__name__, 'message': str(error)}


def main():
    print(json.dumps({'version': botocore.__version__}), flush=True)
    for line in sys.stdin:
        case = json.loads(line)
        os.environ.clear()
        os.environ.update(case['environment'])
        answer = answer_call(case) if case['ask'] in CALLS else answer_chain(case)
        print(json.dumps(answer), flush=True)


main()
