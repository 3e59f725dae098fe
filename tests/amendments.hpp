#pragma once

// Versions and amending instruments that a test writes down by the parts that matter.

#include "amend/compare.hpp"
#include "amend/conform.hpp"
#include "model/write.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace clauseline::tests {

/// A version with what stands behind its parties: "<body>...</body>".
inline std::string version_of(std::string_view parts) {
  return fmt::format(
      "<agreement xmlns=\"urn:clauseline:agreement:1\" id=\"lease\" version=\"1\" lang=\"en\" "
      "status=\"in-force\" text=\"test\"><meta><title>Lease</title>"
      "<dates effective=\"2030-01-01\"/></meta>"
      "<parties><party id=\"owner\" name=\"Owner Ltd\" short=\"Owner\" role=\"lessor\"/>"
      "<party id=\"tenant\" name=\"Tenant Ltd\" short=\"Tenant\" role=\"lessee\"/></parties>"
      "{}</agreement>\n",
      parts);
}

inline std::string in_body(std::string_view body) {
  return version_of(fmt::format("\n<body>\n{}\n</body>\n", body));
}

inline std::string instrument_of(std::string_view instructions) {
  return fmt::format(
      "<amendment xmlns=\"urn:clauseline:agreement:1\" id=\"lease-a\" version=\"2\" lang=\"en\" "
      "status=\"executed\" text=\"test\"><meta><title>Amendment</title>"
      "<dates effective=\"2031-01-01\"/>"
      "<amends agreement=\"lease@1\" mode=\"amend\" effective=\"2031-01-01\"/></meta>\n"
      "<instructions>\n{}</instructions></amendment>\n",
      instructions);
}

/// The conformed copy.
inline std::string applied(const std::string& old, const std::string& instrument,
                           const std::optional<Date>& as_of = {}) {
  const Source before("old.xml", old);
  const Source change("amendment.xml", instrument);
  return amend::conformed_copy(amend::conform(before, change, as_of));
}

/// What a version has that the instrument does not make.
inline std::vector<amend::Difference> compared(const std::string& old,
                                               const std::string& instrument,
                                               const std::string& copy) {
  const Source before("old.xml", old);
  const Source change("amendment.xml", instrument);
  const Source after("new.xml", copy);
  const auto made = amend::conform(before, change, {});
  const amend::NativeDocument actual(after, "agreement", "a copy");
  return amend::compare(made, actual);
}

inline std::string canonical(const std::string& bytes) {
  return canonical_form(Source("a.xml", bytes));
}

/// What stands behind the parties.
inline std::string parts_of(const std::string& bytes) {
  const auto end = bytes.find("</parties>");
  return end == std::string::npos ? bytes : bytes.substr(end);
}

}  // namespace clauseline::tests
