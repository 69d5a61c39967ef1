def log = new File(basedir, 'build.log').text
def imported = new File(basedir, 'target/imported.yaml').text

assert log.contains('Taken over with the prefix ACME_: 1 role, 2 group, 1 app-instance, 1 oauth-client, 1 data-table, 1 ws-data-actions.')
assert log.contains('Plan: 0 to create, 0 to update, 0 to delete, 7 unchanged.')
assert log.contains('target/imported.yaml is there, and has just this.')
assert imported.startsWith('# yaml-language-server: $schema=genesyscloud/premium-app.schema.json\n# $schema: genesyscloud/premium-app.schema.json\n')
assert imported.contains('password: \'@settings.acme-crm.password@\'')
assert imported.contains('groups: [Agents]')
assert log.contains('<server><id>acme-crm</id><username>…</username><password>…</password></server>')

assert log.contains('src/main/premium-app/premium-app.yaml is there, and is left as it is.')
assert new File(basedir, 'src/main/premium-app/premium-app.yaml').text.startsWith('prefix: "ACME_"\n')

assert new File(basedir, 'target/from-script.yaml').text.contains('provisioningInfo:')
assert new File(basedir, 'target/genesyscloud/premium-app.schema.json').text.contains('"title"')
assert new File(basedir, 'target/genesyscloud/targets.schema.json').exists()
true
