def log = new File(basedir, 'build.log').text
assert log.contains('The OAuth client "ACME_Backend" is to be made, and there is nowhere to put its secret')
assert log.contains('<secretsFile>')
assert log.contains('Nothing was written.')
return true
