def log = new File(basedir, 'build.log').text
assert log.contains('This organization does not offer POST /api/v2/apps/premium')
assert log.contains('POST /api/v2/integrations')
return true
