def log = new File(basedir, 'build.log').text
assert log.contains('<organizationId> of the plugin\'s <configuration> (pom.xml, line ')
assert log.contains(' has ${org}, which nothing defines.')
// Emptied by a property, and by a profile: there Maven 3 fills in the value that the profile hides, and Maven 4 does not.
assert (log =~ /<organizationId> of the plugin's <configuration> \(pom\.xml, line \d+\) has no value/).size() == 2
assert log =~ /The property genesyscloud\.organizationId \(command line or \.mvn\/maven\.config\) is "11111111-2222-3333-4444-555555555555", and <organizationId>.* is "5ca1ab1e-0000-4000-8000-000000000001"/
assert log =~ /<organizationId> of target "eu-1".* has \$\{another\}, which nothing defines\./
assert log =~ /<organizationId> of target "us-1".* has no value\./

// One of the six builds deployed, and that one is guarded.
assert (log =~ /Guarded: organization "Sandbox" \(5ca1ab1e-0000-4000-8000-000000000001\) as <organizationId> asks/).size() == 1
assert (log =~ /Deployed "Acme Phone" to organization/).size() == 1
assert !log.contains('NOT GUARDED')
return true
