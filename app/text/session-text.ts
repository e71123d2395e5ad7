import { formatDuration } from './duration.ts'
import { redact } from './redact.ts'

const minutesOf = (milliseconds: number): string => formatDuration(Math.round(Math.abs(milliseconds) / 60_000) * 60)

/** `7 minutes behind` or `7 minutes ahead`; `offset` is true time minus this computer’s, in milliseconds. */
const clockWords = (offset: number): string => `${minutesOf(offset)} ${offset > 0 ? 'behind' : 'ahead'}`

/** Why a session cannot be prepared, and what to know before the code is typed. */
export const prepareText = {
  noSuchProfile: (name: string) =>
    `There is no profile “${name}”. Check the spelling; lanyard profiles lists them all.`,
  noKeys: (name: string) =>
    `“${name}” holds no access keys, and a session can only be made from long-term keys. Choose the profile that holds them.`,
  halfKeys: (name: string, file: string) =>
    `“${name}” has only half of a key pair in ${file}. Put aws_access_key_id and aws_secret_access_key there together.`,
  temporaryKeys: (name: string) =>
    `“${name}” holds temporary keys, and AWS makes sessions from long-term keys only. Choose the profile that holds them.`,
  noSerial: (name: string) =>
    `“${name}” names no MFA device. Add mfa_serial to the profile, or give the serial number with --serial.`,
  badSerial: (serial: string) =>
    `${serial} is no MFA serial number. It is the ARN of a virtual device, such as arn:aws:iam::123456789012:mfa/name, or the number on a hardware token.`,
  fidoSerial: (serial: string) =>
    `${serial} is a security key or passkey. AWS accepts only six-digit codes here, so register a virtual or hardware MFA device beside it and name that one in mfa_serial.`,
  badDuration: (seconds: number) =>
    `A session lasts from 900 to 129600 seconds (15 minutes to 36 hours), not ${seconds}. Choose a duration in that range.`,
  badTargetName: (name: string) =>
    `A session cannot be written to a profile called “${name}”: some AWS tools would not find it. Use letters, digits and _ - / . % @ : + only.`,
  targetIsSource: (name: string) =>
    `The session cannot be written over “${name}” itself: its long-term keys would be lost. Choose another target.`,
  targetHoldsKeys: (name: string, file: string) =>
    `“${name}” holds long-term keys in ${file}, and they would be lost. Choose another target for the session.`,
  credentialsRefused: (path: string, line: number | null, reason: string) =>
    `AWS CLI cannot read ${path}${line === null ? '' : `, line ${line}`}: ${reason} Correct that first, so that the session can be used; nothing was asked of AWS.`,
  credentialsUnreadable: (path: string, reason: string | null) =>
    `${path} cannot be read${reason === null ? '' : `: ${reason}`} Correct that first; nothing was asked of AWS.`,
  configRefused: (path: string, line: number | null, reason: string) =>
    `AWS CLI cannot read ${path}${line === null ? '' : `, line ${line}`}, so it will not use this session until that is corrected: ${reason}`,
  endpointProblem: (reason: string) => `${reason} The call goes on without it.`,
  plainHttp: (url: string) =>
    `${url} is not encrypted, so anybody on the way can read the session. Use an https endpoint unless this is a test.`,
  regionAssumed: (region: string, target: string) =>
    `No region is set, so ${region} is asked and written to “${target}”. Set region there if you work in another one.`,
  hiddenBy: (target: string, what: string) =>
    `AWS CLI will not use this session for “${target}”: ${what} of that profile comes first. Choose another target, or remove it.`,
  hiddenByFailure: (target: string, message: string) =>
    `AWS CLI will not use this session for “${target}”, because it stops before: ${message}`,
  hiddenBySomething: 'something else',
  providers: {
    'assume-role': 'the role',
    'web-identity': 'the web identity',
    sso: 'the SSO setting',
    login: 'the login',
    process: 'the credential process',
    'config-file': 'the key pair in the config file',
  },
} as const

/** What happened between the code and the file. */
export const startText = {
  badCode: 'A code has six digits. Type the one your device shows now.',
  alreadyUsed: (seconds: number) =>
    `The code of this device was already used. Wait ${seconds} s for the next one; each works once.`,
  deviceBusy: (device: string) =>
    `Another Lanyard is starting a session with ${device} at this moment. Wait until it has finished, then use the next code.`,
  stateUnavailable: (folder: string, code: string) =>
    `The folder ${folder} cannot be used (${code}), so nothing was asked of AWS. Check its owner and permissions.`,
  notWritten: (target: string, reason: string) =>
    `AWS gave the session, but it could not be written to “${target}”: ${reason} Nothing else was changed; the code is used up, so take the next one.`,
  targetChanged: (target: string) =>
    `[${target}] has been given long-term keys meanwhile, and they were not overwritten. Choose another target.`,
  notPlannable: (target: string) => `[${target}] cannot be edited without changing other lines. Look at the file.`,
  clockNote: (offset: number) =>
    `This computer’s clock is ${clockWords(offset)}. Lanyard allowed for it; other AWS tools may fail. Set the clock.`,
  cappedNote: (asked: number, given: number) =>
    `AWS gave ${formatDuration(given)} instead of ${formatDuration(asked)}, as it does for the root user.`,
  regionNote: (region: string, target: string) =>
    `No region was set, so ${region} was asked and written to “${target}”.`,
} as const

/** Refusals of STS: what each means and what to do. Codes and messages: AWS STS API reference, "Common errors". */
export const stsText = {
  unknownKey: (source: string) =>
    `AWS does not know the access key of “${source}”: it was deleted or made inactive, or it belongs to another partition (China, GovCloud). Check it in IAM, then correct aws_access_key_id.`,
  expired: (source: string) =>
    `The keys of “${source}” are temporary and have ended. Start from the profile with the long-term keys.`,
  wrongSecret: (source: string) =>
    `The secret access key of “${source}” does not fit its key id: it may be cut off, quoted, or belong to another key. Correct aws_secret_access_key.`,
  badScope: (region: string) =>
    `AWS did not accept ${region} as the region of the call. Correct region, or AWS_REGION, then try again.`,
  clockOff: (offset: number) =>
    `This computer’s clock is ${clockWords(offset)}, and AWS allows five minutes. Set the clock, then take the next code.`,
  clockOffUnknown: 'This computer’s clock is more than five minutes off. Set the clock, then take the next code.',
  wrongCode: 'AWS did not accept that code: it was mistyped, was used already, or the device’s clock has drifted.',
  wrongCodeNext: ' Type the code your device shows now, or the next one.',
  wrongCodeClock: (offset: number) => ` This computer’s clock is ${clockWords(offset)}; if it made the code, set it.`,
  wrongSerial: (serial: string, source: string) =>
    `AWS does not know the MFA device ${serial} for the owner of these keys. Compare mfa_serial of “${source}” with the device in IAM, Security credentials.`,
  serialMissing: (source: string) =>
    `AWS wants both the device and its code. Check mfa_serial of “${source}”, then try again.`,
  sessionKeys: (source: string) =>
    `“${source}” holds temporary keys, and AWS makes sessions from long-term keys only. Choose the profile that holds them.`,
  denied: (action: string) =>
    `AWS does not allow ${action} for these keys. Ask whoever manages the account; a policy or a trust rule forbids it, or demands MFA.`,
  deniedPlain: 'AWS refused these keys. Ask whoever manages the account which policy forbids it.',
  invalidSerial: (serial: string) =>
    `AWS says that ${serial} is no MFA serial number. Correct mfa_serial: an ARN, or the number on the hardware token.`,
  invalidCode: 'AWS says that the code is not six digits. Type the one your device shows now.',
  invalidDuration: (seconds: number) =>
    `AWS did not accept a session of ${formatDuration(seconds)}. Choose between 15 minutes and 36 hours.`,
  invalid: 'AWS found a value out of range. Check the serial number and the duration.',
  roleTooLong: 'The role allows no session that long. Choose a shorter one.',
  chainTooLong: 'A role assumed from a role lasts one hour at most. Choose one hour or less.',
  regionDisabled: (region: string) =>
    `STS is not activated in ${region} for this account. Activate it in IAM, Account settings, or set another region for the profile.`,
  malformedKeys: (source: string, url: string) =>
    `AWS could not make sense of the keys of “${source}” at ${url}. Check aws_access_key_id for stray characters, and that the keys belong to that service.`,
  optIn: (region: string) =>
    `This account has not opted in to ${region}. Enable the region, or set another one for the profile.`,
  identityToken: 'The web identity token was not accepted. Get a new one from its provider.',
  identityRejected: 'The identity provider refused. Sign in there again, or ask whoever manages it.',
  identityUnreachable: 'AWS could not reach the identity provider. Try again in a minute.',
  policyTooLarge: 'The session policies and tags are too large together. Shorten them.',
  policyMalformed: 'The session policy is not valid. Correct it.',
  throttled: 'AWS is limiting calls at the moment. The code was not used: wait a few seconds, then send it again.',
  unavailable: 'STS is not available at the moment. Wait a minute, then use the next code.',
  other: (code: string, message: string) => `AWS refused the call (${code}${message === '' ? '' : `: ${message}`}).`,
  otherNext: ' Look the code up in the STS documentation, or try again.',
} as const

/** Why STS was not reached, or its answer not understood. `host` is what was called. */
export const networkText = {
  dns: (host: string) =>
    `${host} was not found: there is no network, the name server does not answer, or the region or endpoint is misspelt. Check the network, then the region and endpoint.`,
  refused: (host: string) =>
    `${host} did not accept the connection. Check the endpoint of the profile, and whether a firewall is in between.`,
  noRoute: (host: string) => `There is no way to ${host} at the moment. Check the network or VPN, then try again.`,
  reset: (host: string) => `The connection to ${host} broke off before an answer came.`,
  timeout: (host: string, seconds: number) => `${host} did not answer within ${seconds} s.`,
  perhapsUsed: ' The code may be used up: take the next one.',
  tryAgain: ' Check the network, then try again.',
  tls: (host: string, reason: string) =>
    `The certificate of ${host} was not accepted (${reason}). Behind a company proxy, name its certificates in AWS_CA_BUNDLE or ca_bundle.`,
  tlsAnotherName: (host: string) =>
    `The certificate that ${host} showed belongs to another name. Check the endpoint; on a foreign network, sign in there first.`,
  tlsDate: (host: string) =>
    `The certificate of ${host} is out of date, or this computer’s clock is. Check the clock first.`,
  notTls: (host: string) => `${host} does not speak TLS. Check whether the endpoint should begin with http://.`,
  caBundle: (path: string) =>
    `The certificates in ${path} cannot be read. Correct AWS_CA_BUNDLE, ca_bundle or REQUESTS_CA_BUNDLE.`,
  proxy: (proxy: string, reason: string) =>
    `The proxy ${proxy} did not let the call through (${reason}). Check HTTPS_PROXY, or name the host in NO_PROXY.`,
  proxyPassword: (proxy: string) =>
    `The proxy ${proxy} wants a user name and password. Put them into HTTPS_PROXY, as http://user:password@host:port.`,
  proxyUrl: 'The proxy in HTTPS_PROXY or HTTP_PROXY is no address. Write it as http://host:port.',
  endpointUrl: (url: string) =>
    `${url} is no web address. Correct the endpoint of the profile or AWS_ENDPOINT_URL_STS.`,
  region: (region: string) =>
    `“${redact(region)}” is no name of a region, so AWS was not asked. Correct the region of the profile, or AWS_REGION and AWS_DEFAULT_REGION.`,
  notSts: (host: string) =>
    `${host} answered, but not as STS does: something in between may have answered instead. Check the endpoint and the proxy, or sign in to the network.`,
  cancelled: 'The call was stopped. If it had reached AWS already, the code is used up.',
  other: (host: string, reason: string) =>
    `${host} could not be called (${reason}). Check the network, then try again.`,
} as const
