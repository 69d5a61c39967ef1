def log = new File(basedir, 'build.log').text
assert log.contains('The configuration has 5 problems; nothing was sent:')
assert log.contains('No application id')
assert log.contains('<applicationId> in the plugin\'s <configuration>, or the property genesyscloud.applicationId')
assert log.contains('No environment id')
assert log.contains('<region> is "eu-west-9", which is neither a known AWS region nor a domain')
assert log.contains('Did you mean eu-west-')
assert log.contains('No credentials')
assert log.contains('<id>nobody</id>')
assert log.contains('GENESYSCLOUD_ACCESS_TOKEN')
assert log.contains('GENESYSCLOUD_OAUTHCLIENT_SECRET')
assert log.contains('<deadline> is "soon", which is not a duration')
return true
