package io.github.premiumdeploy.access;

import io.github.premiumdeploy.text.Worded;

/** What is looked at to tell whether an organization would refuse a run, in the order in which a person would look. */
public enum Check implements Worded {
    /** It is the platform that answers. */
    ANSWER,
    /** The token is valid. */
    TOKEN,
    /** It belongs to the right organization. */
    ORGANIZATION,
    /** It is an OAuth client's or a user's. */
    TOKEN_KIND,
    /** A role of the caller has the permission. */
    PERMISSION,
    /** Which roles the caller has. */
    ROLES,
    /** The token carries the scope, where scopes count. */
    SCOPE,
    /** The organization has the feature. */
    FEATURE,
    /** The organization has the integration types, and takes one more integration of them. */
    INTEGRATION_TYPE,
    /** The organization offers the operations. */
    OFFER,
    /** There is a plan that would make the organization as described. */
    PLAN,
    /** A call that was refused. */
    REFUSAL,
    /** The endpoint itself, asked with a request that cannot succeed. */
    PROBE;
}
