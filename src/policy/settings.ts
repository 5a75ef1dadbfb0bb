/** The table on AR Policy that holds single choices, a row each: key, value, meaning. */
export const settingsTable = "AR_Settings";

/** The table beside it in which settings stand that are newer than the sheet: another table stands right beneath the first. */
export const newSettingsTable = "AR_NewSettings";

/** The row of the settings in which whoever writes says so. */
export const claimSetting = "writing_now";

/** The row that says up to which version the sheet knows the settings; a sheet without it knows none for certain. */
export const versionSetting = "policy_version";

/**
 * Goes up by one whenever AR Policy gets settings or tables, whose names go into {@link settingsSince} or {@link tablesSince}: sheets that stand then
 * get them, once. What a person took out of a sheet of that version is not put back.
 */
export const policyVersion = 2;

/** The version in which a setting came, where that is not the first. */
export const settingsSince: Readonly<Record<string, number>> = {};

/**
 * The version in which a table of AR Policy came; those that are left out are older than versions. Tables of the first version were given only to
 * sheets written anew, so that such a sheet says of the version in its own AR_Settings.
 */
export const tablesSince: Readonly<Record<string, number>> = {
  AR_NotDueBuckets: 1,
  AR_YearBuckets: 1,
  AR_Scenarios: 1,
  AR_Pools: 1,
  AR_PoolRates: 1,
  AR_Specific: 1,
  AR_Security: 1,
  AR_Allowance: 1,
  AR_Control: 1,
  AR_LedgerBalances: 1,
  AR_LegalRates: 1,
  AR_Entities: 1,
};
