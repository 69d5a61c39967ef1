def log = new File(basedir, 'build.log').text
assert new File(basedir, 'target/genesyscloud/role.json').file
assert log.contains('+ role "ACME_Agent"')
assert log =~ /(?i)rehears/
def receipt = new File(basedir, 'target/genesyscloud').listFiles().findAll { it.directory }
        .collectMany { [new File(it, 'receipt.json')] }.find { it.file }
assert receipt != null && receipt.text.contains('"done"')
return true
