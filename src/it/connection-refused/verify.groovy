def log = new File(basedir, 'build.log').text
assert log.contains('Genesys Cloud gave no usable answer at http://127.0.0.1:1/oauth/token: the connection to 127.0.0.1:1 was refused.')
assert log.contains('<proxies> in settings.xml')
return true
