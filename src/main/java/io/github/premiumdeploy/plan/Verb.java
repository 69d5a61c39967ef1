package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.text.Worded;

/** What a step does to a resource. */
public enum Verb implements Worded {
    CREATE,
    CONFIGURE,
    UPDATE,
    ENABLE,
    PUBLISH,
    FOLLOW,
    GRANT,
    DISABLE,
    DELETE,
    SUBMIT;
}
