def log = new File(basedir, 'build.log').text
def file = 'src/main/premium-app/premium-app.yaml'
assert log.contains('The descriptor has 7 problems; nothing was written:')
assert log.contains("$file:7:7: provisioningInfo.role[0].nme: unknown field; did you mean \"name\"?")
assert log.contains("$file:7:7: provisioningInfo.role[0].name: missing; give the name, without the prefix")
assert log.contains("$file:10:12: provisioningInfo.app-instance[0].url: nothing is known as @acme.hots@; did you mean @acme.host@?")
assert log.contains("$file:11:16: provisioningInfo.app-instance[0].groups[0]: no group of this descriptor is called \"Agents\"; did you mean \"Agent\"?")
assert log.contains("$file:16:22: provisioningInfo.audiohook[0].connectionUri: must be a wss URI, not \"https://audio.acme.example\"")
assert log.contains("$file:19:23: provisioningInfo.audiohook[0].credentials.clientSecret: must be text, not a number; put it in quotes")
assert log.contains("$file:23:56: provisioningInfo.open-messaging[0].outboundNotificationWebhookSignatureSecretToken: has 9 characters, and must have at least 16")
assert log =~ /\[WARN.*$file:3:1: premiumAppViewPermision: unknown field, not used; did you mean "premiumAppViewPermission"\?/
assert log =~ /\[WARN.*$file:2:30: premiumAppIntegrationTypeId: is still the example's integration type/
assert !log.contains('too-short')
assert !log.contains('sandbox-secret')
return true
