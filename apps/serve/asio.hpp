// SPDX-License-Identifier: Apache-2.0
// The headers of Boost.Asio and Boost.Beast with what they need to compile.
#pragma once

#include <utility>  // Boost 1.74 uses std::exchange in C++20 and does not include it

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

namespace sightline::apps::serve {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using ErrorCode = boost::system::error_code;
using Tcp = boost::asio::ip::tcp;

}  // namespace sightline::apps::serve
