/** The table on AR Policy that holds single choices, a row each: key, value, meaning. */
export const settingsTable = "AR_Settings";

/** The table beside it in which settings stand that are newer than the sheet: another table stands right beneath the first. */
export const newSettingsTable = "AR_NewSettings";

/** The row of the settings in which whoever writes says so. */
export const claimSetting = "writing_now";

/** The row that says up to which version the sheet knows the settings; a sheet without it knows none for certain. */
export const versionSetting = "policy_version";

/**
 * Goes up by one whenever AR Policy gets settings, whose keys go into {@link settingsSince}: sheets that stand then get their rows, once. A row
 * that a person took out of a sheet of that version is not put back.
 */
export const policyVersion = 1;

/** The version in which a setting came, where that is not the first. */
export const settingsSince: Readonly<Record<string, number>> = {};
