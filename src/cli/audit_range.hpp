#pragma once

#include "cli/command.hpp"
#include "cli/versions.hpp"
#include "report/format.hpp"

namespace clauseline::cli {

/// Remembers where characters stand in the bytes of a version, which are let go before its report
/// is written.
void note_columns(const Version& version, const Blob& blob, Report& report);

/// What a report is judged by.
JudgedBy judged_by(const Report& report);

/// What decisions on the findings of an audit are settled by: the ledger that it was settled with,
/// and what the report is judged by.
Bench bench_of(const Report& report, const Audit& audit);

/// Settles an audit by the decisions of a ledger, and by what the report is judged by. The report
/// says on which day.
void settle_by(const Ledger& ledger, const Report& report, Audit& audit);

/// Audits every agreement that differs in a range, in as many threads as the request allows, and
/// adds what comes of it in the order of their paths, whatever the threads did first. One that
/// cannot be read is a failure of the report.
void add_range(VersionFinder& finder, const Request& request, const Dialect* dialect,
               Report& report);

}  // namespace clauseline::cli
