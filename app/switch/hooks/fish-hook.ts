import { fishWord } from '../shell-words.ts'
import type { HookOptions } from './model.ts'

/*
 * Written for fish 3.2 and up. Only built-in commands run, except that the time, asked for while a lease runs, comes from `date`
 * before fish 3.6 (`path mtime`). Texts are compared behind an `x`, since `test` takes `(` or `!` for words of its own.
 */

const PARSE = `function __lanyard_parse
    set -g __lanyard_seen $argv[1]
    set -g __lanyard_form none
    set -g __lanyard_profile ''
    set -g __lanyard_region ''
    set -g __lanyard_until ''
    set -g __lanyard_back_profile ''
    set -g __lanyard_back_region ''
    test -n "$argv[1]"; or return 0
    set -l lines (string split \\n -- $argv[1])
    if test "x$lines[1]" != 'xlanyard-active 1'
        set -g __lanyard_form foreign
        return 0
    end
    for line in $lines[2..-1]
        set -l pair (string split -m 1 = -- $line)
        switch "$pair[1]"
            case profile
                set -g __lanyard_profile $pair[2]
            case region
                set -g __lanyard_region $pair[2]
            case until
                string match -qr '^[1-9][0-9]{0,11}$' -- "$pair[2]"; and set -g __lanyard_until $pair[2]
            case back-profile
                set -g __lanyard_back_profile $pair[2]
            case back-region
                set -g __lanyard_back_region $pair[2]
        end
    end
end
`

const NOW = `function __lanyard_now
    set -l changed (path mtime / 2>/dev/null)
    if test -n "$changed"
        set -g __lanyard_time (math $changed + (path mtime -R /))
    else
        set -g __lanyard_time (command date +%s)
    end
end
`

/** One variable: followed only while it is what the hook set last, which `LANYARD_SET_…` tells, here and in shells started from here. */
const FOLLOW = `function __lanyard_follow
    set -l own AWS_$argv[1]
    set -l mark LANYARD_SET_$argv[1]
    set -q $own
    set -l owned $status
    set -q $mark
    test $owned -eq $status; or return 1
    test "x$$own" = "x$$mark"; or return 1
    if test -z "$argv[2]"
        if test $owned -eq 0
            set -eg $mark
            set -eg $own
        end
    else if test "x$$own" != "x$argv[2]"
        set -gx $mark $argv[2]
        set -gx $own $argv[2]
    end
    return 0
end
`

const APPLY = `function __lanyard_apply
    set -l text ''
    if test -n "$LANYARD_HERE"
        set text "$LANYARD_HERE"
    else if test -f $__lanyard_file -a -r $__lanyard_file
        read -z text <$__lanyard_file
    end
    if test "x$text" != "x$__lanyard_seen"
        __lanyard_parse "$text"
    end
    if test -n "$__lanyard_until"
        __lanyard_now
        if test $__lanyard_time -ge $__lanyard_until
            if test -n "$LANYARD_HERE"
                set -eg LANYARD_HERE
                __lanyard_apply
                return 0
            end
            set -g __lanyard_profile $__lanyard_back_profile
            set -g __lanyard_region $__lanyard_back_region
            set -g __lanyard_until ''
        end
    end
    test $__lanyard_form = foreign; and return 0
    set -l region ''
    if __lanyard_follow PROFILE "$__lanyard_profile"; and test $__lanyard_with_region = yes
        set region "$__lanyard_region"
    end
    __lanyard_follow REGION "$region"
    return 0
end

function __lanyard_hook --on-event fish_prompt
    __lanyard_apply
end
`

const TAKE = `function lanyard_follow
    set -eg LANYARD_HERE
    for one in PROFILE REGION
        set -l own AWS_$one
        if set -q $own
            set -gx LANYARD_SET_$one $$own
        else
            set -eg LANYARD_SET_$one
        end
    end
    __lanyard_apply
end
`

const PROMPT = `function lanyard_prompt
    test -n "$AWS_PROFILE"; or return 0
    set -l left ''
    if test -n "$__lanyard_until"; and test "x$AWS_PROFILE" = "x$__lanyard_profile"
        if test "x$AWS_PROFILE" = "x$LANYARD_SET_PROFILE"
            __lanyard_now
            set -l seconds (math $__lanyard_until - $__lanyard_time)
            if test $seconds -ge 3600
                set left ' '(math -s0 $seconds / 3600)h(math -s0 $seconds % 3600 / 60)m
            else if test $seconds -ge 60
                set left ' '(math -s0 $seconds / 60)m
            else if test $seconds -gt 0
                set left ' <1m'
            end
        end
    end
    printf '%s%s' (string replace -ar '[[:cntrl:]$\`\\\\\\\\!%]' _ -- $AWS_PROFILE) $left
end
`

/** `lanyard use` seen from inside: only a function can change its own shell. Its answer is data, read like the file. */
const COMMAND = `function lanyard
    if test "x$argv[1]" != xuse
        command lanyard $argv
        return $status
    end
    set -l here no
    set -l changes no
    for word in $argv
        switch "$word"
            case use --json
            case --help -h --default --not-following
                set here no
                set changes no
                break
            case --here
                set here yes
            case '*'
                set changes yes
        end
    end
    set -lx LANYARD_SHELL fish
    if test $here = no
        command lanyard $argv; or return $status
        test $changes = yes; and lanyard_follow
        return 0
    end
    set -l text ''
    command lanyard $argv --lines | read -z text
    set -l codes $pipestatus
    test $codes[1] -eq 0; or return $codes[1]
    lanyard_follow
    if string match -q -- 'lanyard-active 1'\\n'*' "$text"
        set -gx LANYARD_HERE "$text"
        __lanyard_apply
    end
    return 0
end
`

/** The hook for fish. */
export function fishHook({ activeFile, region }: HookOptions): string {
  return [
    "# Lanyard's prompt hook for fish. See: lanyard shell-init --help\n",
    `set -g __lanyard_file ${fishWord(activeFile)}\n`,
    `set -g __lanyard_with_region ${region === 'with-region' ? 'yes' : 'no'}\n`,
    PARSE,
    "__lanyard_parse ''\n",
    NOW,
    FOLLOW,
    APPLY,
    TAKE,
    PROMPT,
    COMMAND,
  ].join('\n')
}
