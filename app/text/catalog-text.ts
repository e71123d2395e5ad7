/*
 * What the known settings mean, a sentence each, and what a value of them looks like. The meanings are those of the AWS CLI user guide and
 * of the AWS SDKs and Tools reference guide, said in our own words.
 */

const credentials: Readonly<Record<string, string>> = {
  role_arn:
    'The IAM role to assume: its ARN. It needs source_profile, credential_source or web_identity_token_file beside it.',
  source_profile: 'The profile whose credentials are used to assume the role.',
  mfa_serial: 'The MFA device whose code is asked for: its ARN, or the serial number of a hardware device.',
  sso_session: 'The [sso-session] section that says where to sign in to IAM Identity Center.',
  sso_account_id: 'The account in which IAM Identity Center gives you a role.',
  sso_role_name: 'The IAM Identity Center permission set to use in that account.',
  credential_process: 'A command that prints credentials as JSON; AWS CLI runs it without a shell.',
  aws_access_key_id: 'The id of an access key: AKIA… for long-term keys, ASIA… for temporary ones.',
  aws_secret_access_key: 'The secret that belongs to the access key id.',
  aws_session_token: 'The session token that goes with temporary keys.',
  duration_seconds:
    'How long the assumed role’s session lasts, in seconds: 900 to 43200, at most what the role allows.',
  role_session_name: 'The name under which the assumed session appears in CloudTrail.',
  external_id: 'The external id that the role’s trust policy asks of a third party.',
  credential_source: 'Where the credentials to assume the role come from, instead of a profile.',
  web_identity_token_file: 'A file with an OpenID Connect token, exchanged for the role’s credentials.',
  login_session: 'The identity that signed in with aws login.',
  sso_start_url: 'The address of the IAM Identity Center access portal.',
  sso_region: 'The region in which IAM Identity Center is set up.',
  sso_registration_scopes:
    'What the signed-in client may ask for, separated by commas; sso:account:access gives roles in accounts.',
  aws_account_id: 'The account that the credentials belong to; some endpoints are made from it.',
  x_security_token_expires: 'When the temporary keys beside it end; tools and prompts read it, AWS does not.',
  aws_security_token: 'The old name of aws_session_token; AWS CLI prefers it where both stand.',
  expiration: 'When the temporary keys beside it end, as another tool wrote it.',
  aws_session_expiration: 'When the temporary keys beside it end, as another tool wrote it.',
  aws_expiration: 'When the temporary keys beside it end, as another tool wrote it.',
  aws_credential_expiration: 'When the temporary keys beside it end, as another tool wrote it.',
}

const requests: Readonly<Record<string, string>> = {
  region: 'The region that requests go to when none is given.',
  endpoint_url: 'An address to send requests to in place of AWS’s own.',
  services: 'The [services] section with an endpoint for each service.',
  ca_bundle: 'A file of certificate authorities to trust for HTTPS, in PEM form.',
  retry_mode: 'How failed requests are tried again.',
  max_attempts: 'How often a request is tried in all, the first time included.',
  defaults_mode: 'A set of defaults for timeouts, retries and endpoints.',
  use_fips_endpoint: 'Whether requests go to endpoints with FIPS 140 validated cryptography.',
  use_dualstack_endpoint: 'Whether requests go to endpoints that answer over IPv6 and IPv4.',
  sts_regional_endpoints: 'Whether STS is asked in the region, or in older regions at its global endpoint.',
  ignore_configured_endpoint_urls: 'Whether endpoint_url settings are passed over.',
  endpoint_discovery_enabled: 'Whether a service is asked for the endpoint to use.',
  account_id_endpoint_mode: 'Whether endpoints that contain the account id are used.',
  auth_scheme_preference: 'The ways of signing to prefer, in order, separated by commas.',
  sigv4a_signing_region_set: 'The regions a SigV4a signature is valid for, separated by commas.',
  request_checksum_calculation: 'When checksums are sent with requests.',
  response_checksum_validation: 'When checksums of answers are checked.',
  disable_request_compression: 'Whether request bodies are sent uncompressed.',
  request_min_compression_size_bytes: 'From how many bytes on a request body is compressed: 0 to 10485760.',
  sdk_ua_app_id: 'A name for your application, sent with each request; 50 characters at most.',
  tcp_keepalive: 'Whether idle connections are kept open with TCP keep-alive.',
  parameter_validation: 'Whether parameters are checked before a request is sent.',
  api_versions: 'A block that pins services to older versions of their API.',
  metadata_service_timeout: 'How many seconds an answer of the instance metadata service is waited for.',
  metadata_service_num_attempts: 'How often the instance metadata service is asked.',
  ec2_metadata_service_endpoint: 'The address of the instance metadata service.',
  ec2_metadata_service_endpoint_mode: 'Whether the instance metadata service is asked over IPv4 or IPv6.',
  ec2_metadata_v1_disabled: 'Whether falling back to version 1 of the instance metadata service is forbidden.',
}

const commandLine: Readonly<Record<string, string>> = {
  output: 'The form in which AWS CLI prints answers.',
  cli_pager: 'The program AWS CLI shows long output with; empty for none.',
  cli_auto_prompt: 'Whether AWS CLI asks for missing parameters as you type.',
  cli_timestamp_format: 'How AWS CLI prints times: ISO 8601, or as they came.',
  cli_binary_format: 'How AWS CLI takes binary parameters: base64, or as they are.',
  cli_history: 'Whether AWS CLI keeps a history of commands and answers, for aws history.',
  cli_error_format: 'The form in which AWS CLI prints errors.',
  cli_follow_urlparam: 'Whether AWS CLI version 1 loads a parameter that is a web address.',
}

const s3: Readonly<Record<string, string>> = {
  's3.addressing_style': 'Whether the bucket’s name stands in the host or in the path of a request.',
  's3.max_concurrent_requests': 'How many requests aws s3 makes at once.',
  's3.max_queue_size': 'How many tasks aws s3 keeps waiting at most.',
  's3.multipart_threshold': 'From which size on aws s3 transfers a file in parts.',
  's3.multipart_chunksize': 'The size of one part of a transfer in parts.',
  's3.max_bandwidth': 'The most that aws s3 transfers a second.',
  's3.use_accelerate_endpoint': 'Whether the S3 Transfer Acceleration endpoint is used.',
  's3.use_dualstack_endpoint': 'Whether S3 endpoints that answer over IPv6 and IPv4 are used.',
  's3.payload_signing_enabled': 'Whether the content of uploads is signed too.',
  's3.preferred_transfer_client': 'Which transfer client aws s3 uses: its classic one, or the AWS Common Runtime.',
  's3.target_bandwidth': 'The rate that the AWS Common Runtime client tries to reach.',
  's3.signature_version': 'The version of the signature for S3 requests.',
  's3.use_arn_region': 'Whether the region in an access point’s ARN is used in place of the configured one.',
  's3.us_east_1_regional_endpoint': 'Whether us-east-1 means that region or the global S3 endpoint.',
  s3_use_arn_region: 'Whether the region in an access point’s ARN is used in place of the configured one.',
  s3_us_east_1_regional_endpoint: 'Whether us-east-1 means that region or the global S3 endpoint.',
  s3_disable_multiregion_access_points: 'Whether S3 Multi-Region Access Points are switched off.',
  s3_disable_express_session_auth: 'Whether sessions for directory buckets are switched off.',
}

const help: ReadonlyMap<string, string> = new Map(
  [credentials, requests, commandLine, s3].flatMap((words) => Object.entries(words)),
)

const sections = {
  profile: 'profile',
  'sso-session': '[sso-session] section',
  services: '[services] section',
} as const

export const catalogText = {
  /** The meaning of a known setting; the empty text for any other. */
  help: (setting: string): string => help.get(setting) ?? '',
  serviceEndpoint: (service: string) =>
    `The address to send requests of the service ${service} to in place of AWS’s own.`,
  quoted: (setting: string) =>
    `Take the quotes away: AWS CLI and most SDKs read them as part of the value of ${setting}.`,
  region: 'Not the shape of a region: eu-central-1, us-gov-west-1.',
  account: 'An account id has twelve digits and nothing else.',
  url: 'An address starts with https:// or http:// and has no blanks.',
  number: (setting: string) => `${setting} takes a whole number.`,
  between: (setting: string, least: number, most: number) =>
    `${setting} takes a whole number from ${least} to ${most}.`,
  choice: (setting: string, choices: readonly string[]) => `${setting} takes one of ${choices.join(', ')}.`,
  reference: (to: keyof typeof sections) => `The name of a ${sections[to]} is expected.`,
  arn: 'An ARN is expected: it starts with arn:.',
  role: 'The ARN of an IAM role is expected: arn:aws:iam::111122223333:role/Admin.',
  device:
    'The ARN of an MFA device is expected, arn:aws:iam::111122223333:mfa/phone, or the serial number of a hardware device.',
  securityKey: 'This is a security key or passkey: it gives no codes. AWS CLI needs a device with codes (…:mfa/…).',
  identity: 'The ARN of the identity that signed in is expected: arn:aws:iam::111122223333:user/ada.',
  sessionName: 'A session name has 2 to 64 letters, digits or _+=,.@- and no blanks.',
  externalId: 'An external id has 2 to 1224 letters, digits or _+=,.@:/- and no blanks.',
  keyId: 'An access key id has 16 to 128 letters and digits: AKIAIOSFODNN7EXAMPLE.',
  time: 'A time with its zone is expected: 2026-11-05T21:04:00Z.',
  process: 'A command is expected, with every quote closed.',
  appId: 'At most 50 characters are sent.',
  size: 'A size is expected: 8MB, or a number of bytes.',
  rate: 'A rate is expected: 50MB/s.',
} as const
