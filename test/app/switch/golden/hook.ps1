# Lanyard's prompt hook for PowerShell. See: lanyard shell-init --help

$global:__LanyardFile = 'C:\Users\O’’Neil\AppData\Roaming\Lanyard\state\active'

$global:__LanyardWithRegion = $true

function global:__LanyardParse([string]$text) {
  $state = @{ Text = $text; Form = 'none'; 'profile' = ''; 'region' = ''; 'until' = ''; 'back-profile' = ''; 'back-region' = '' }
  if ($text -ne '') {
    $lines = $text.Split([char]10)
    if ($lines[0] -cne 'lanyard-active 1') { $state.Form = 'foreign' }
    else {
      foreach ($line in $lines) {
        $at = $line.IndexOf('=')
        if ($at -lt 1) { continue }
        $key = $line.Substring(0, $at)
        if ($key -cmatch '^(profile|region|until|back-profile|back-region)$') { $state[$key] = $line.Substring($at + 1) }
      }
    }
  }
  if ($state['until'] -notmatch '^[1-9][0-9]{0,11}$') { $state['until'] = '' }
  $global:__LanyardState = $state
}

__LanyardParse ''

function global:__LanyardFollow([string]$name, [string]$value) {
  $own = [Environment]::GetEnvironmentVariable("AWS_$name")
  $mark = [Environment]::GetEnvironmentVariable("LANYARD_SET_$name")
  if ([string]$own -cne [string]$mark) { return $false }
  if ([string]$own -cne $value) {
    $next = if ($value -eq '') { [NullString]::Value } else { $value }
    [Environment]::SetEnvironmentVariable("LANYARD_SET_$name", $next)
    [Environment]::SetEnvironmentVariable("AWS_$name", $next)
  }
  return $true
}

function global:__LanyardApply {
  $text = ''
  if ($env:LANYARD_HERE) { $text = $env:LANYARD_HERE }
  elseif ([IO.File]::Exists($global:__LanyardFile)) {
    try { $text = [IO.File]::ReadAllText($global:__LanyardFile, [Text.Encoding]::UTF8) } catch { return }
  }
  if ($text -cne $global:__LanyardState.Text) { __LanyardParse $text }
  $state = $global:__LanyardState
  if ($state['until'] -ne '' -and [DateTimeOffset]::UtcNow.ToUnixTimeSeconds() -ge [long]$state['until']) {
    if ($env:LANYARD_HERE) { $env:LANYARD_HERE = $null; __LanyardApply; return }
    $state['profile'] = $state['back-profile']
    $state['region'] = $state['back-region']
    $state['until'] = ''
  }
  if ($state.Form -eq 'foreign') { return }
  $region = ''
  if ((__LanyardFollow 'PROFILE' $state['profile']) -and $global:__LanyardWithRegion) { $region = $state['region'] }
  $null = __LanyardFollow 'REGION' $region
}

function global:lanyard_follow {
  $env:LANYARD_HERE = $null
  $env:LANYARD_SET_PROFILE = $env:AWS_PROFILE
  $env:LANYARD_SET_REGION = $env:AWS_REGION
  __LanyardApply
}

function global:lanyard_prompt {
  if (-not $env:AWS_PROFILE) { return '' }
  $state = $global:__LanyardState
  $left = ''
  if ($state['until'] -ne '' -and $env:AWS_PROFILE -ceq $state['profile'] -and $env:AWS_PROFILE -ceq $env:LANYARD_SET_PROFILE) {
    $seconds = [long]$state['until'] - [DateTimeOffset]::UtcNow.ToUnixTimeSeconds()
    if ($seconds -ge 3600) { $left = ' {0}h{1}m' -f [Math]::Floor($seconds / 3600), [Math]::Floor($seconds % 3600 / 60) }
    elseif ($seconds -ge 60) { $left = ' {0}m' -f [Math]::Floor($seconds / 60) }
    elseif ($seconds -gt 0) { $left = ' <1m' }
  }
  return ($env:AWS_PROFILE -replace '[\p{Cc}$`\\!%]', '_') + $left
}

function global:lanyard {
  $program = @(Get-Command lanyard -CommandType Application, ExternalScript -ErrorAction Stop)[0]
  if ($args.Count -eq 0 -or $args[0] -cne 'use') { & $program @args; return }
  $help = @($args | Where-Object { $_ -cin '--help', '-h', '--default', '--not-following' }).Count -gt 0
  $changes = @($args | Where-Object { $_ -cnotin 'use', '--json' }).Count -gt 0
  $encoding = [Console]::OutputEncoding
  $env:LANYARD_SHELL = 'powershell'
  try {
    if ($help -or $args -cnotcontains '--here') {
      & $program @args
      if ($LASTEXITCODE -eq 0 -and $changes -and -not $help) { lanyard_follow }
      return
    }
    [Console]::OutputEncoding = [Text.Encoding]::UTF8
    $lines = @(& $program @args --lines)
    if ($LASTEXITCODE -ne 0) { return }
    lanyard_follow
    if ($lines.Count -gt 0 -and $lines[0] -ceq 'lanyard-active 1') {
      $env:LANYARD_HERE = ($lines -join [string][char]10) + [char]10
      __LanyardApply
    }
  } finally {
    [Console]::OutputEncoding = $encoding
    $env:LANYARD_SHELL = $null
  }
}

if (-not (Test-Path Variable:Global:__LanyardPrompt)) {
  $global:__LanyardPrompt = $function:prompt
  function global:prompt {
    $succeeded = $?
    $code = Get-Variable LASTEXITCODE -Scope Global -ValueOnly -ErrorAction Ignore
    __LanyardApply
    if ($null -ne $code) { $global:LASTEXITCODE = $code }
    if (-not $succeeded) { Write-Error '' -ErrorAction Ignore }
    & $global:__LanyardPrompt
  }
}
