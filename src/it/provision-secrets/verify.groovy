import groovy.json.JsonSlurper

def read = { name -> new JsonSlurper().parse(new File(basedir, "target/${name}.json")) }
def log = new File(basedir, 'build.log').text
def note = 'new secret: the present one stops working (<renewSecrets> names the client)'

assert read('foreseen/plan').resources[0].notes == [note]
assert log.count(note) == 2 : 'in the plan, and in the plan of the deploy'
assert read('renewed/receipt').steps*.operation == ['POST /api/v2/oauth/clients/{clientId}/secret']
def id = read('renewed/receipt').steps[0].id
assert read('secrets').ACME_Backend.clientId == id

assert log.contains("The secret of the OAuth client \"ACME_Backend\", ${id} (created ")
assert log.contains('is needed by gc-data-actions "ACME_Calls", and the secrets file ')
assert log.contains('-Dgenesyscloud.renewSecrets=ACME_Backend')
assert log.contains('Nothing was written.')
assert read('lost/receipt').steps == []
assert !new File(basedir, 'target/another.json').exists()
return true
