/**
 * Settings that some tool follows before `credential_process`, whatever stands beside it: botocore 1.43 `create_credential_resolver`, and the
 * chains of the SDKs (`app/chain/tools`).
 */
export const FOLLOWED_FIRST = [
  'role_arn',
  'web_identity_token_file',
  'sso_session',
  'sso_start_url',
  'sso_account_id',
  'sso_role_name',
  'login_session',
] as const
