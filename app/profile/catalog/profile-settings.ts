import {
  ACCOUNT,
  ARN,
  type CatalogRow,
  DURATION,
  NUMBER,
  nameOf,
  oneOf,
  PATH,
  REGION,
  SECRET,
  SWITCH,
  TEXT,
  URL,
} from './controls.ts'

/*
 * Settings of a profile, most used first. Sources: AWS CLI user guide ("Configuration and credential file settings"), AWS CLI topics
 * `config-vars` and `s3-config`, AWS SDKs and Tools reference guide (settings reference), November 2026.
 */

/** Who signs in, and how. */
export const CREDENTIAL_ROWS: readonly CatalogRow[] = [
  ['role_arn', ARN],
  ['source_profile', nameOf('profile')],
  ['mfa_serial', ARN],
  ['sso_session', nameOf('sso-session')],
  ['sso_account_id', ACCOUNT],
  ['sso_role_name', TEXT],
  ['credential_process', TEXT],
  ['aws_access_key_id', TEXT],
  ['aws_secret_access_key', SECRET],
  ['aws_session_token', SECRET],
  ['duration_seconds', DURATION],
  ['role_session_name', TEXT],
  ['external_id', TEXT],
  ['credential_source', oneOf('Environment', 'Ec2InstanceMetadata', 'EcsContainer')],
  ['web_identity_token_file', PATH],
  ['login_session', ARN],
  ['sso_start_url', URL],
  ['sso_region', REGION],
  ['sso_registration_scopes', TEXT],
  ['aws_account_id', ACCOUNT],
  ['x_security_token_expires', TEXT],
]

/** Understood, but not offered: an old name, and what other tools than Lanyard write the end of a session into. */
export const OLD_ROWS: readonly CatalogRow[] = [
  ['aws_security_token', SECRET],
  ['expiration', TEXT],
  ['aws_session_expiration', TEXT],
  ['aws_expiration', TEXT],
  ['aws_credential_expiration', TEXT],
]

/** Endpoints, retries, signing: what the SDKs share. */
export const REQUEST_ROWS: readonly CatalogRow[] = [
  ['endpoint_url', URL],
  ['services', nameOf('services')],
  ['ca_bundle', PATH],
  ['retry_mode', oneOf('standard', 'legacy', 'adaptive')],
  ['max_attempts', NUMBER],
  ['defaults_mode', oneOf('legacy', 'standard', 'in-region', 'cross-region', 'mobile', 'auto')],
  ['use_fips_endpoint', SWITCH],
  ['use_dualstack_endpoint', SWITCH],
  ['sts_regional_endpoints', oneOf('regional', 'legacy')],
  ['ignore_configured_endpoint_urls', SWITCH],
  ['endpoint_discovery_enabled', oneOf('auto', 'true', 'false')],
  ['account_id_endpoint_mode', oneOf('preferred', 'disabled', 'required')],
  ['auth_scheme_preference', TEXT],
  ['sigv4a_signing_region_set', TEXT],
  ['request_checksum_calculation', oneOf('when_supported', 'when_required')],
  ['response_checksum_validation', oneOf('when_supported', 'when_required')],
  ['disable_request_compression', SWITCH],
  ['request_min_compression_size_bytes', NUMBER],
  ['sdk_ua_app_id', TEXT],
  ['tcp_keepalive', SWITCH],
  ['parameter_validation', SWITCH],
  ['api_versions', TEXT],
  ['metadata_service_timeout', NUMBER],
  ['metadata_service_num_attempts', NUMBER],
  ['ec2_metadata_service_endpoint', URL],
  ['ec2_metadata_service_endpoint_mode', oneOf('IPv4', 'IPv6')],
  ['ec2_metadata_v1_disabled', SWITCH],
]

/** AWS CLI's own. */
export const CLI_ROWS: readonly CatalogRow[] = [
  ['cli_pager', TEXT],
  ['cli_auto_prompt', oneOf('off', 'on', 'on-partial')],
  ['cli_timestamp_format', oneOf('iso8601', 'wire')],
  ['cli_binary_format', oneOf('base64', 'raw-in-base64-out')],
  ['cli_history', oneOf('disabled', 'enabled')],
  ['cli_error_format', oneOf('enhanced', 'json', 'yaml', 'text', 'table', 'legacy')],
  ['cli_follow_urlparam', SWITCH],
]

/** The block `s3 =`, and the settings about Amazon S3 beside it. */
export const S3_ROWS: readonly CatalogRow[] = [
  ['s3.addressing_style', oneOf('auto', 'virtual', 'path')],
  ['s3.max_concurrent_requests', NUMBER],
  ['s3.max_queue_size', NUMBER],
  ['s3.multipart_threshold', TEXT],
  ['s3.multipart_chunksize', TEXT],
  ['s3.max_bandwidth', TEXT],
  ['s3.use_accelerate_endpoint', SWITCH],
  ['s3.use_dualstack_endpoint', SWITCH],
  ['s3.payload_signing_enabled', SWITCH],
  ['s3.preferred_transfer_client', oneOf('auto', 'classic', 'crt')],
  ['s3.target_bandwidth', TEXT],
  ['s3.signature_version', oneOf('s3v4', 's3')],
  ['s3.use_arn_region', SWITCH],
  ['s3.us_east_1_regional_endpoint', oneOf('regional', 'legacy')],
  ['s3_use_arn_region', SWITCH],
  ['s3_us_east_1_regional_endpoint', oneOf('regional', 'legacy')],
  ['s3_disable_multiregion_access_points', SWITCH],
  ['s3_disable_express_session_auth', SWITCH],
]

/** What nearly every profile has. */
export const COMMON_ROWS: readonly CatalogRow[] = [
  ['region', REGION],
  ['output', oneOf('json', 'yaml', 'yaml-stream', 'text', 'table', 'off')],
]
