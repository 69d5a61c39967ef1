package io.github.premiumdeploy.sandbox;

import java.util.List;

/** The endpoints of one kind of resource, with whatever they keep. */
interface EndpointGroup {

    List<Endpoint> endpoints();
}
