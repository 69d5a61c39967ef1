def log = new File(basedir, 'build.log').text
assert log.contains('src/main/premium-app/premium-app.yaml is valid: 1 role, 1 group, 1 app-instance, 1 oauth-client, 1 open-messaging.')
assert !log.contains('sandbox-secret')
assert !(log =~ /\[WARN.*premium-app\.yaml/)
return true
