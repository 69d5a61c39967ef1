def log = new File(basedir, 'build.log').text
assert log.contains('premium-app.yaml is valid: 2 role, 2 group, 1 app-instance, 1 interaction-widget, 1 oauth-client, 1 data-table, 1 gc-data-actions.')
assert log.count('Plan: 10 to create, 0 to update, 0 to delete, 0 unchanged') == 2
assert log.count('Plan: 10 to create, 0 to update, 0 to delete, 0 unchanged, 1 to submit.') == 1
assert log.contains('Nothing is missing.')
assert log.contains('16 of 16 permissions held. Nothing is missing.')
assert log.contains('Deployed "Acme Phone" to organization "Sandbox"')
assert log.contains('Plan: 0 to create, 0 to update, 0 to delete, 10 unchanged.')
assert log.contains('is as described; nothing was changed.')
assert log.contains('Plan: 0 to create, 0 to update, 9 to delete, 0 unchanged')
return true
