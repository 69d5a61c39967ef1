def log = new File(basedir, 'build.log').text
def file = 'src/main/premium-app/config.js'
assert log.contains("$file is valid: 1 role, 1 app-instance, 1 oauth-client.")
assert log.contains("$file:35:28: provisioningInfo.oauth-client[0].finally: a function cannot run in a build and is left out")
assert log.contains("$file:9:22: enableUninstall: the wizard can uninstall the app")
return true
