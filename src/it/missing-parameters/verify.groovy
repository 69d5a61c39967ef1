def log = new File(basedir, 'build.log').text
assert log.contains('The configuration has 4 problems; nothing was sent:')
assert log.contains('There is neither a descriptor nor an app to submit')
assert log.contains('set <applicationId> and <environmentId> (properties genesyscloud.applicationId and genesyscloud.environmentId)')
assert log.contains('provisioningInfo: {group: [{name: Agents}]}')
assert log.contains('<region> is "eu-west-9", which is neither a known AWS region nor a domain')
assert log.contains('Did you mean eu-west-')
assert log.contains('No credentials')
assert log.contains('<id>nobody</id>')
assert log.contains('GENESYSCLOUD_ACCESS_TOKEN')
assert log.contains('GENESYSCLOUD_OAUTHCLIENT_SECRET')
assert log.contains('<deadline> is "soon", which is not a duration')
return true
