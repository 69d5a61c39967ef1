import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
// Lines are broken between words.
def text = log.replaceAll(/\n\[INFO\] {6,}/, ' ').replaceAll(/\n\[INFO\] +(?=\S)/, ' ')
assert log =~ /admin:app:write +submit the Premium App: \(submission\)/
assert log =~ /directory:group:add +create a group: group/
assert text =~ /integrations:integration:edit +configure an integration, enable or disable an integration, update a credential: app-instance, interaction-widget, oauth-client, gc-data-actions/
assert !log.contains('directory:group:delete')
assert log.contains('Note: admin:app:write is reported by users, not published')
assert log.contains('Note: installPermissions has authorization:role:delete for role, which is not needed.')
assert log.contains('Note: installPermissions lacks directory:group:edit, needed for group.')
assert text.contains('Note: installPermissions lacks integrations:integration:add, needed for app-instance, interaction-widget, gc-data-actions.')
assert log.contains('is "deploy", which is none of premium-deploy, undeploy, all, import')
assert log.readLines().findAll { it =~ /^\[INFO\]   [a-z]+:|^\[INFO\] Note|^\[INFO\] A user/ }.every { it.length() <= 100 }

def directory = new File(basedir, 'target/genesyscloud')
def all = new JsonSlurper().parse(new File(directory, 'required-permissions.json'))
assert all.forGoal == 'premium-deploy'
assert all.permissions.find { it.name == 'admin:app:write' }.source == 'reported'
assert all.scopes*.name.containsAll(['groups', 'integrations', 'organization:readonly'])
def role = new JsonSlurper().parse(new File(directory, 'role.json'))
assert !role.name.startsWith('ACME_')
assert role.permissionPolicies.find { it.domain == 'directory' } == [domain: 'directory', entityName: 'group', actionSet: ['add', 'edit']]
assert new File(directory, 'role.tf').text.contains('resource "genesyscloud_auth_role"')
return true
