def log = new File(basedir, 'build.log').text
assert log.contains('- group "ACME_Agents"')
assert log.contains('Nothing was removed: the removal is not confirmed.')
assert log.contains('"-Dgenesyscloud.confirm=ACME_"')
return true
