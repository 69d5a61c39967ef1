import groovy.json.JsonSlurper

def read = { name -> new JsonSlurper().parse(new File(basedir, "target/${name}.json")) }
def log = new File(basedir, 'build.log').text

def look = read('look/plan').prune
assert look.digest == 'bb863b2d7bf3'
assert look.resources*.name == ['ACME_Former', 'ACME_Old']
assert look.resources.every { it.id && !it.made }
assert log.contains('its name begins with "ACME_2_", as that of')

assert read('unconfirmed/receipt').steps*.action.unique() == ['create']
assert read('confirmed/receipt').steps.findAll { it.action == 'delete' }*.name.toSet() ==
    ['ACME_Former', 'ACME_Old'] as Set
assert read('again/receipt').steps == []

def changed = read('changed/receipt')
assert changed.outcome == 'failed' && changed.steps == []
assert log.contains('What prune would delete is not the list that <pruneConfirm> stands for. Now its digest is '
    + read('changed/plan').prune.digest)
assert log.contains('role "ACME_2_Role" (5ca1ab1e-0000-4000-8000-00000000f003)')
return true
