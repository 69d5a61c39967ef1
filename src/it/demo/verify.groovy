def log = new File(basedir, 'build.log').text
def (allowed, refused) = log.split('BUILD SUCCESS', 2)
assert allowed.contains('Nothing is missing.')
assert allowed.contains('Deployed "Acme Phone" to organization "Sandbox"')
assert refused.contains('MISSING      permission')
assert refused.contains('answered 403 forbidden.')
assert refused.contains('1. admin:app:write is in none of the roles of "App Admin"')
return true
