#pragma once

#include "cli/kept_answers.hpp"
#include "cli/page_formats.hpp"
#include "report/log.hpp"
#include "text/sink.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::cli {

/// A format of `log`, which is written as it is made.
struct LogFormat {
  std::string_view name;
  void (*render)(const reports::LogPage&, const Sink& out);
};

inline constexpr LogFormat log_formats[] = {
    {"text", reports::log_text},
    {"json", reports::log_json},
};

using LogOutputs = std::vector<FormatOutput<LogFormat>>;

/// What pages hang on beside what they are about: their formats, colour and width.
std::string looks(const LogOutputs& places, const Request& request);

/// Says what was kept, or else the page that `ask` gives. That is then kept, if it is not so large
/// that memory would grow with the history.
Exit tell(const KeptAnswer& kept, const LogOutputs& places, const Request& request,
          const std::function<reports::LogPage()>& ask);

}  // namespace clauseline::cli
