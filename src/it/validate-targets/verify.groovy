def log = new File(basedir, 'build.log').text
assert log.contains('The configuration has 7 problems; nothing was sent:')
assert log =~ /- <onFailure> of the plugin's <configuration> \(pom\.xml, line \d+\) is "rolback", which is neither keep nor rollback\./
assert log =~ /- <adopt> of the plugin's <configuration> \(pom\.xml, line \d+\) is "unchangd", which is none of all, unchanged, none\./
assert log.contains('Did you mean unchanged?')
assert log.contains('- Target "canary" (targets.yaml:2:3) has the field "regoin", which a target does not have.')
assert log.contains('- Targets number 1 (targets.yaml:1:3) and 3 (targets.yaml:5:3) have the same id "Canary" (case does not count).')
assert log.contains('- Targets "canary" (targets.yaml:1:3), "eu-1" (targets.yaml:3:3), "Canary" (targets.yaml:5:3): <applicationId> is "acme phone", which has a blank in it, as no id has.')
assert log.contains('- Target "eu-1" (targets.yaml:3:3): deadline (targets.yaml:4:13) is "soon", which is not a duration.')
assert log.contains('- Target "Canary" (targets.yaml:5:3): releasesOnly (targets.yaml:5:30) is "yes", which is neither true nor false.')
assert !log.contains('No credentials')
return true
