#pragma once

// libmicrohttpd under its own names, loaded when the first of them is called: of all commands one
// alone serves pages. Not for other folders.

#include "text/late_library.hpp"

#include <microhttpd.h>

namespace clauseline::serve {

inline constexpr LateLibrary http_library{
    .file = "libmicrohttpd.so.12",
    .name = "libmicrohttpd.so.12",
    .subject = "clauseline serve",
    .need = "pages are served",
    .otherwise = "write one: clauseline audit --format html=FILE"};

// Only a macro writes a name both as one and as text. NOLINTNEXTLINE(cppcoreguidelines-macro-usage)
#define CLAUSELINE_LATE(name) \
  inline constinit const Late<decltype(::name)> name(http_library, #name)

CLAUSELINE_LATE(MHD_add_response_header);
CLAUSELINE_LATE(MHD_create_response_from_buffer);
CLAUSELINE_LATE(MHD_destroy_response);
CLAUSELINE_LATE(MHD_get_connection_values);
CLAUSELINE_LATE(MHD_get_daemon_info);
CLAUSELINE_LATE(MHD_queue_response);
CLAUSELINE_LATE(MHD_start_daemon);
CLAUSELINE_LATE(MHD_stop_daemon);

#undef CLAUSELINE_LATE

}  // namespace clauseline::serve
