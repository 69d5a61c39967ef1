def log = new File(basedir, 'build.log').text
assert log.contains('The sandbox has stopped after 0 requests.')
assert log.contains('This build has started a sandbox (sandbox-start, module sandbox-stopped), and this goal would go to api.mypurecloud.ie and login.mypurecloud.ie')
assert !new File(basedir, 'target/genesyscloud/receipt.json').exists()
return true
