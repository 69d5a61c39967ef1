def log = new File(basedir, 'build.log').text
assert log.contains('Nothing to validate: there is neither a descriptor (src/main/premium-app/premium-app.yaml, or <descriptor>) nor an <applicationId>.')
assert log.contains('The configuration has 2 problems; nothing was sent:')
assert log.contains('No environment id')
assert log.contains('The descriptor none.yaml does not exist')
return true
