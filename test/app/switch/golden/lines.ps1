$env:AWS_PROFILE = 'dev'
$env:AWS_REGION = 'eu-west-1'
$env:AWS_PROFILE = 'a''b $(x) \ ’’'
$env:AWS_REGION = $null
$env:AWS_PROFILE = $null
$env:AWS_REGION = $null
