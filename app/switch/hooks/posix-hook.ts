import { posixWord } from '../shell-words.ts'
import type { HookOptions } from './model.ts'

/*
 * The hook of bash and zsh; what differs are a few lines. Written for bash 3.2 (macOS) and up. Rules it keeps: only built-in commands; no
 * value is ever run, unquoted or given to arithmetic before it is known to be digits; every variable may be unset (`set -u`); nothing
 * fails outside a condition (`set -e`); nothing is printed.
 */

/** The lines in which bash and zsh differ. */
export type PosixDialect = {
  readonly shell: 'bash' | 'zsh'
  /** First lines of every function: options a person may have changed. */
  readonly prologue: string
  /** Reads at most 4,096 characters of `$__lanyard_file` into `text`. */
  readonly read: string
  /** Sets `now` to seconds since 1970. */
  readonly now: string
  /** Runs once: puts `__lanyard_hook` before every prompt. */
  readonly install: string
}

/** The whole text that `eval` gets. */
export function posixHook(dialect: PosixDialect, { activeFile, region }: HookOptions): string {
  return [
    `# Lanyard's prompt hook for ${dialect.shell}. See: lanyard shell-init --help\n`,
    `__lanyard_file=${posixWord(activeFile)}\n`,
    `__lanyard_with_region=${region === 'with-region' ? 'yes' : 'no'}\n`,
    "__lanyard_seen='' __lanyard_form=none __lanyard_profile='' __lanyard_region='' __lanyard_until=''\n",
    "__lanyard_back_profile='' __lanyard_back_region=''\n",
    parseFunction(dialect),
    followFunction(dialect),
    applyFunction(dialect),
    HOOK,
    takeFunction(dialect),
    promptFunction(dialect),
    commandFunction(dialect),
    dialect.install,
  ].join('\n')
}

/** Text to variables. A text of another kind changes nothing: `foreign`. */
const parseFunction = ({ prologue }: PosixDialect): string => `function __lanyard_parse {
${prologue}  local rest="$1" line='' end=$'\\n'
  __lanyard_seen="$1" __lanyard_form=none __lanyard_profile='' __lanyard_region='' __lanyard_until=''
  __lanyard_back_profile='' __lanyard_back_region=''
  if [[ -z "$rest" ]]; then return 0; fi
  if [[ "$rest" != "lanyard-active 1$end"* ]]; then
    __lanyard_form=foreign
    return 0
  fi
  while [[ "$rest" == *"$end"* ]]; do
    line="\${rest%%$end*}"
    rest="\${rest#*$end}"
    case "$line" in
      profile=*) __lanyard_profile="\${line#*=}" ;;
      region=*) __lanyard_region="\${line#*=}" ;;
      until=*) __lanyard_until="\${line#*=}" ;;
      back-profile=*) __lanyard_back_profile="\${line#*=}" ;;
      back-region=*) __lanyard_back_region="\${line#*=}" ;;
    esac
  done
  case "$__lanyard_until" in
    0* | *[!0123456789]* | ?????????????*) __lanyard_until='' ;;
  esac
}
`

/** One variable: followed only while it is what the hook set last, which `LANYARD_SET_…` tells, here and in shells started from here. */
const followFunction = ({ prologue }: PosixDialect): string => `function __lanyard_follow_profile {
${prologue}  if [[ "\${AWS_PROFILE+x}\${AWS_PROFILE-}" != "\${LANYARD_SET_PROFILE+x}\${LANYARD_SET_PROFILE-}" ]]; then return 1; fi
  if [[ -z "$1" ]]; then
    if [[ -n "\${AWS_PROFILE+x}" ]]; then unset LANYARD_SET_PROFILE AWS_PROFILE; fi
  elif [[ "\${AWS_PROFILE-}" != "$1" ]]; then
    export LANYARD_SET_PROFILE="$1"
    export AWS_PROFILE="$1"
  fi
  return 0
}

function __lanyard_follow_region {
${prologue}  if [[ "\${AWS_REGION+x}\${AWS_REGION-}" != "\${LANYARD_SET_REGION+x}\${LANYARD_SET_REGION-}" ]]; then return 1; fi
  if [[ -z "$1" ]]; then
    if [[ -n "\${AWS_REGION+x}" ]]; then unset LANYARD_SET_REGION AWS_REGION; fi
  elif [[ "\${AWS_REGION-}" != "$1" ]]; then
    export LANYARD_SET_REGION="$1"
    export AWS_REGION="$1"
  fi
  return 0
}
`

const applyFunction = ({ prologue, read, now }: PosixDialect): string => `function __lanyard_apply {
${prologue}  local text='' now='' region=''
  if [[ -n "\${LANYARD_HERE-}" ]]; then
    text="$LANYARD_HERE"
  elif [[ -f "$__lanyard_file" && -r "$__lanyard_file" ]]; then
    ${read}
  fi
  if [[ "$text" != "$__lanyard_seen" ]]; then __lanyard_parse "$text"; fi
  if [[ -n "$__lanyard_until" ]]; then
    ${now}
    if [[ "$now" -ge "$__lanyard_until" ]]; then
      if [[ -n "\${LANYARD_HERE-}" ]]; then
        unset LANYARD_HERE
        __lanyard_apply
        return 0
      fi
      __lanyard_profile="$__lanyard_back_profile" __lanyard_region="$__lanyard_back_region" __lanyard_until=''
    fi
  fi
  if [[ "$__lanyard_form" == foreign ]]; then return 0; fi
  if __lanyard_follow_profile "$__lanyard_profile" && [[ "$__lanyard_with_region" == yes ]]; then
    region="$__lanyard_region"
  fi
  if __lanyard_follow_region "$region"; then :; fi
  return 0
}
`

/** Gives back the status it found, for prompts that show it; not under `set -e`, where that would end the shell. */
const HOOK = `function __lanyard_hook {
  local last=$?
  if __lanyard_apply; then :; fi
  case $- in *e*) return 0 ;; esac
  return "$last"
}
`

const takeFunction = ({ prologue }: PosixDialect): string => `function lanyard_follow {
${prologue}  unset LANYARD_HERE
  if [[ -n "\${AWS_PROFILE+x}" ]]; then export LANYARD_SET_PROFILE="$AWS_PROFILE"; else unset LANYARD_SET_PROFILE; fi
  if [[ -n "\${AWS_REGION+x}" ]]; then export LANYARD_SET_REGION="$AWS_REGION"; else unset LANYARD_SET_REGION; fi
  if __lanyard_apply; then :; fi
}
`

/** What a prompt expands once more is taken out: `$`, back quotes, `\`, `!`, `%` and controls become `_`. */
const promptFunction = ({ prologue, now }: PosixDialect): string => `function lanyard_prompt {
${prologue}  local name="\${AWS_PROFILE-}" now='' left=''
  if [[ -z "$name" ]]; then return 0; fi
  if [[ -n "$__lanyard_until" && "$name" == "$__lanyard_profile" && "$name" == "\${LANYARD_SET_PROFILE-}" ]]; then
    ${now}
    left=$((__lanyard_until - now))
    if [[ "$left" -ge 3600 ]]; then
      left=" $((left / 3600))h$((left % 3600 / 60))m"
    elif [[ "$left" -ge 60 ]]; then
      left=" $((left / 60))m"
    elif [[ "$left" -gt 0 ]]; then
      left=' <1m'
    else
      left=''
    fi
  fi
  printf '%s' "\${name//[[:cntrl:]\\$\\\`\\\\\\!%]/_}$left"
}
`

/** `lanyard use` seen from inside: only a function can change its own shell. Its answer is data, read like the file. */
const commandFunction = ({ shell, prologue }: PosixDialect): string => `function lanyard {
${prologue}  local word='' here=no changes=no text='' end=$'\\n'
  if [[ "\${1-}" != use ]]; then
    command lanyard "$@"
    return $?
  fi
  for word in "$@"; do
    case "$word" in
      use | --json) ;;
      --help | -h | --default | --not-following) here=no changes=no; break ;;
      --here) here=yes ;;
      *) changes=yes ;;
    esac
  done
  if [[ "$here" == no ]]; then
    LANYARD_SHELL=${shell} command lanyard "$@" || return $?
    if [[ "$changes" == yes ]]; then lanyard_follow; fi
    return 0
  fi
  text="$(LANYARD_SHELL=${shell} command lanyard "$@" --lines)" || return $?
  lanyard_follow
  if [[ "$text" == "lanyard-active 1$end"* ]]; then
    export LANYARD_HERE="$text$end"
    if __lanyard_apply; then :; fi
  fi
}
`
